"""The plain site as Hugo has it."""

from __future__ import annotations

from pathlib import Path

from benches import corpus
from benches.plain import SITE, STYLE, page, put

_OPTIONS = f"""baseURL = "{SITE}/"
title = "Plain News"
[taxonomies]
tag = "tags"
topic = "topics"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
[services.rss]
limit = 50
[outputFormats.rss]
baseName = "feed"
"""
_LINE = (
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>, {{ .Params.outlet }}, {{ .Date.Format "2 January 2006" }}</li>'
)
_LABELS = '{{ range .Params.NAME }}<a href="/NAME/{{ urlize . }}/">{{ . }}</a> {{ end }}'
_ARTICLE = f"""<p><time datetime="{{{{ .Date.Format "2006-01-02" }}}}">{{{{ .Date.Format "2 January 2006" }}}}</time>
{{{{ .Params.outlet }}}} {_LABELS.replace("NAME", "topics")}</p>
{{{{ .Content }}}}
<p>{_LABELS.replace("NAME", "tags")}</p>"""


def write(folder: Path, count: int) -> None:
    """Write the site of `count` articles."""
    put(folder, "hugo.toml", _OPTIONS)
    put(folder, "static/plain.css", STYLE)
    layouts = {
        "_default/single.html": _ARTICLE,
        "_default/list.html": f"<ul>{{{{ range .Pages }}}}{_LINE}{{{{ end }}}}</ul>",
        "index.html": f"<ul>{{{{ range first 50 .Site.RegularPages }}}}{_LINE}{{{{ end }}}}</ul>",
    }
    for name, main in layouts.items():
        put(folder, f"layouts/{name}", page("{{ .Title }}", main))
    for number in range(count):
        one = corpus.article(number)
        tags, body = ", ".join(one.tags), "\n\n".join(one.paragraphs)
        front = f'title: "{one.title}"\ndate: {one.day}\noutlet: {one.outlet}\ntags: [{tags}]\ntopics: [{one.topic}]\n'
        put(folder, f"content/articles/{one.slug}.md", f"---\n{front}---\n\n{body}\n")
