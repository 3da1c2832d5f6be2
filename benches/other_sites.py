"""The plain site as Eleventy and as Pelican have it."""

from __future__ import annotations

from pathlib import Path

from benches import corpus
from benches.plain import SITE, STYLE, page, put

# -- Eleventy ----------------------------------------------------------------------------------------

_CONFIGURED = """module.exports = function (config) {
  const articles = (api) => api.getFilteredByGlob("articles/*.md").sort((a, b) => b.date - a.date);
  const lists = (key) => (api) => {
    const found = {};
    for (const article of articles(api)) for (const name of article.data[key]) (found[name] ||= []).push(article);
    return Object.entries(found).map(([name, entries]) => ({ name, entries }));
  };
  config.addPassthroughCopy("plain.css");
  config.addCollection("newest", articles);
  config.addCollection("labelled", lists("labels"));
  config.addCollection("topical", lists("topics"));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("some", (list) => list.slice(0, 50));
  return { dir: { output: "public" }, markdownTemplateEngine: false };
};
"""
_ENTRY = (
    '<li><a href="{{ entry.url }}">{{ entry.data.title }}</a>, {{ entry.data.outlet }}, {{ entry.date | day }}</li>'
)
_TOLD = """<p><time datetime="{{ date | day }}">{{ date | day }}</time> {{ outlet }}
{% for topic in topics %}<a href="/topics/{{ topic }}/">{{ topic }}</a> {% endfor %}</p>
{{ content | safe }}
<p>{% for label in labels %}<a href="/tags/{{ label }}/">{{ label }}</a> {% endfor %}</p>"""
_FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Plain News</title><link>SITE</link><description>News</description>
{% for entry in collections.newest | some %}<item><title>{{ entry.data.title }}</title><link>SITE{{ entry.url }}</link>
<pubDate>{{ entry.date.toUTCString() }}</pubDate><description>{{ entry.templateContent }}</description></item>
{% endfor %}</channel></rss>
"""
_MAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for entry in collections.newest %}<url><loc>SITE{{ entry.url }}</loc><lastmod>{{ entry.date | day }}</lastmod></url>
{% endfor %}</urlset>
"""


def eleventy(folder: Path, count: int) -> None:
    """Write the site of `count` articles for Eleventy."""
    put(folder, "package.json", "{}")
    put(folder, "eleventy.config.js", _CONFIGURED)
    put(folder, "plain.css", STYLE)
    put(folder, "_includes/article.njk", page("{{ title }}", _TOLD))
    entries = f"<ul>{{% for entry in LIST %}}{_ENTRY}{{% endfor %}}</ul>"
    for name, key in (("tags", "labelled"), ("topics", "topical")):
        front = f"---\npagination: {{data: collections.{key}, size: 1, alias: list}}\n"
        front += f'permalink: "/{name}/{{{{ list.name }}}}/"\n---\n'
        put(folder, f"{name}.njk", front + page("{{ list.name }}", entries.replace("LIST", "list.entries")))
    newest = entries.replace("LIST", "collections.newest | some")
    put(folder, "index.njk", "---\npermalink: /\n---\n" + page("Plain News", newest))
    put(folder, "feed.njk", "---\npermalink: /feed.xml\n---\n" + _FEED.replace("SITE", SITE))
    put(folder, "sitemap.njk", "---\npermalink: /sitemap.xml\n---\n" + _MAP.replace("SITE", SITE))
    put(folder, "articles/articles.json", '{"layout": "article.njk"}')
    for number in range(count):
        one = corpus.article(number)
        labels, body = ", ".join(one.tags), "\n\n".join(one.paragraphs)
        front = (
            f'title: "{one.title}"\ndate: {one.day}\noutlet: {one.outlet}\nlabels: [{labels}]\ntopics: [{one.topic}]\n'
        )
        put(folder, f"articles/{one.slug}.md", f"---\n{front}---\n\n{body}\n")


# -- Pelican -----------------------------------------------------------------------------------------

_SETTINGS = f"""SITENAME = "Plain News"
SITEURL = "{SITE}"
TIMEZONE = "UTC"
PATH, OUTPUT_PATH, THEME = "content", "public", "theme"
ARTICLE_URL, ARTICLE_SAVE_AS = "articles/{{slug}}/", "articles/{{slug}}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{{slug}}/", "tags/{{slug}}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "topics/{{slug}}/", "topics/{{slug}}/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_RSS, FEED_MAX_ITEMS = "feed.xml", 50
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
PLUGINS = []
"""
_ROW = '<li><a href="/{{ one.url }}">{{ one.title }}</a>, {{ one.outlet }}, {{ one.date.strftime("%Y-%m-%d") }}</li>'
_PAGES = {
    "article": ("{{ article.title }}", """<p><time>{{ article.date.strftime("%Y-%m-%d") }}</time> {{ article.outlet }}
<a href="/{{ article.category.url }}">{{ article.category }}</a></p>
{{ article.content }}
<p>{% for tag in article.tags %}<a href="/{{ tag.url }}">{{ tag }}</a> {% endfor %}</p>"""),
    "tag": ("{{ tag }}", f"<ul>{{% for one in articles %}}{_ROW}{{% endfor %}}</ul>"),
    "category": ("{{ category }}", f"<ul>{{% for one in articles %}}{_ROW}{{% endfor %}}</ul>"),
    "index": ("Plain News", f"<ul>{{% for one in articles[:50] %}}{_ROW}{{% endfor %}}</ul>"),
}  # fmt: skip
_PLACES = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for one in articles %}<url><loc>{{ SITEURL }}/{{ one.url }}</loc><lastmod>{{ one.date.isoformat() }}</lastmod></url>
{% endfor %}</urlset>
"""


def pelican(folder: Path, count: int) -> None:
    """Write the site of `count` articles for Pelican."""
    put(folder, "pelicanconf.py", _SETTINGS)
    put(folder, "theme/static/plain.css", STYLE)
    put(folder, "theme/templates/sitemap.html", _PLACES)
    for name, (title, main) in _PAGES.items():
        put(folder, f"theme/templates/{name}.html", page(title, main))
    for name in ("page", "author"):
        put(folder, f"theme/templates/{name}.html", "")
    for number in range(count):
        one = corpus.article(number)
        tags, body = ", ".join(one.tags), "\n\n".join(one.paragraphs)
        front = f"Title: {one.title}\nDate: {one.day}\nCategory: {one.topic}\nTags: {tags}\nSlug: {one.slug}\nOutlet: {one.outlet}\n"
        put(folder, f"content/{one.slug}.md", f"{front}\n{body}\n")
