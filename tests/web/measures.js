// What is measured on a page, each a function that returns what is wrong as a list of texts.
({
  sideways: () => {
    const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg'));
    return document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways', ...wide.map(e => e.outerHTML.slice(0, 80))] : [];
  },

  // Targets of at least 24 px, but for links within a sentence (WCAG 2.2, 2.5.8).
  targets: () => [...document.querySelectorAll('a, summary, button, label, select, input')].filter(e => {
    const box = e.getBoundingClientRect(), line = e.parentElement.closest('p, li, dd, h1, h2, h3, h4');
    const alone = !line || line.innerText.trim() === e.innerText.trim();
    return box.width > 0 && alone && box.height < 24 && !e.classList.contains('skip') && !e.parentElement.closest('label') && !e.closest('svg');
  }).map(e => e.outerHTML.slice(0, 80)),

  // Text colours against the nearest painted ground, by the formula of WCAG 2.2: prose 7:1, all else 4.5:1.
  contrast: () => {
    const channels = text => text.match(/[\d.]+/g).map(Number);
    const light = rgb => { const [r, g, b] = rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
      return .2126 * r + .7152 * g + .0722 * b; };
    const behind = e => { for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
    const painted = e => { const box = e.previousElementSibling; return box && box.localName === 'rect' ? light(channels(getComputedStyle(box).fill).slice(0, 3)) : light(behind(e.closest('figure'))); };
    const drawn = [...document.querySelectorAll('svg text')].filter(e => e.checkVisibility()).map(e => {
      const text = light(channels(getComputedStyle(e).fill).slice(0, 3)), ground = painted(e);
      return [(Math.max(text, ground) + .05) / (Math.min(text, ground) + .05), 4.5, e.outerHTML.slice(0, 80)]; });
    const body = light(channels(getComputedStyle(document.body).color).slice(0, 3));
    return [...document.querySelectorAll('body *')]
      .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e instanceof HTMLElement && e.checkVisibility())
      .map(e => { const text = light(channels(getComputedStyle(e).color).slice(0, 3)), ground = light(behind(e));
        const ratio = (Math.max(text, ground) + .05) / (Math.min(text, ground) + .05);
        return [ratio, text === body ? 7 : 4.5, e.outerHTML.slice(0, 80)]; })
      .concat(drawn).filter(([ratio, least]) => ratio < least).map(([ratio, least, words]) => `${ratio.toFixed(2)} of ${least}: ${words}`);
  },

  // Characters in a line of running text: up to 75, counted as if the last line were full, so that what is told is certain.
  measure: () => [...document.querySelectorAll('main p, main li, main blockquote, main dd')]
    .filter(e => e.checkVisibility() && ![...e.querySelectorAll('*')].some(inner => getComputedStyle(inner).display !== 'inline'))
    .map(e => { const style = getComputedStyle(e), height = e.getBoundingClientRect().height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      const lines = Math.round(height / parseFloat(style.lineHeight));
      return [e.innerText.length / lines, e.innerText.slice(0, 60), lines]; })
    .filter(([long, , lines]) => lines > 2 && long > 75).map(([long, words]) => `${long.toFixed(0)} characters in a line: ${words}`),

  // One h1, no level left out, a skip link first, the landmarks, a language on the page.
  structure: () => {
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => +e.localName[1]);
    const found = [];
    if (levels.filter(level => level === 1).length !== 1) found.push(`${levels.filter(level => level === 1).length} × h1`);
    if (levels[0] !== 1) found.push('the first heading is no h1');
    levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) found.push(`h${level} below h${levels[i - 1]}`); });
    const first = document.querySelector('a, button, input, summary, select, [tabindex="0"]');
    if (!first || !document.querySelector(first.getAttribute('href')) || !first.getAttribute('href').startsWith('#')) found.push('no skip link first');
    for (const name of ['body > header', 'nav', 'main', 'body > footer']) if (!document.querySelector(name)) found.push(`no ${name}`);
    if (document.querySelectorAll('main').length !== 1) found.push('not one main');
    if (!document.documentElement.lang) found.push('no language');
    for (const e of document.querySelectorAll('time')) if (!e.dateTime) found.push('a time without datetime');
    return found;
  },

  // Cyrillic letters stand in an element that is marked as of another language than a page in Latin letters, and the other way round.
  languages: () => {
    const cyrillic = language => ['uk', 'ru', 'bg', 'be', 'sr', 'mk'].includes(language.split('-')[0]);
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data, e = walker.currentNode.parentElement, letters = (text.match(/\p{L}/gu) || []).length;
      if (letters > 20 && (text.match(/\p{Script=Cyrillic}/gu) || []).length > letters / 2 && !cyrillic(e.closest('[lang]').lang))
        found.push(text.trim().slice(0, 60));
    }
    return found;
  },
})
