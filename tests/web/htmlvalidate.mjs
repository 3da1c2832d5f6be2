export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Templates leave ends of lines as they fall; compressed, they weigh nothing.
    'no-trailing-whitespace': 'off',
    // A title is that of the article; what a tab shows is kept to 70 characters by digest/render/frame.py, and is all a search engine shows too.
    'long-title': 'off',
    // Everything comes from the site's own folder, by the policy of each page; there is no other party to guard against.
    'require-sri': 'off',
  },
};
