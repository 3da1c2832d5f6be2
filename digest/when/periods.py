"""What the parts of a matched expression say of months, seasons, quarters, halves, years and decades; None where they make none."""

from __future__ import annotations

from digest.when.parts import Builder, Fields, Parts, is_unit, toward, unit_of, value


def month(parts: Parts) -> Fields | None:
    """A month, with its year or a direction such as "last"."""
    return {
        "kind": "month",
        "month": value(parts, "month", "maybe_month"),
        "year": value(parts, "year_number"),
        **toward(parts),
    }


def of_year(builder: Builder) -> Builder:
    """Builds what is of last, this or next year: "in July last year"."""

    def build(parts: Parts) -> Fields | None:
        fields = builder(parts) if is_unit(parts, "year") else None
        return fields and {**fields, "direction": None, "of_year": toward(parts)["direction"]}

    return build


def shy_month(parts: Parts) -> Fields | None:
    """A month whose name is another word too; alone it counts only when it is written out."""
    token = parts["maybe_month"][0]
    return month(parts) if len(token.text) > 4 or token.text[0].isupper() else None


def months(parts: Parts) -> Fields | None:
    """From one month to another of the same year."""
    first, last = value(parts, "month", "maybe_month"), value(parts, "month", "maybe_month", index=1)
    year = value(parts, "year_number")
    if first is None or last is None or last <= first:
        return None
    return {"kind": "month", "month": first, "year": year, "until": (year, last, None)}


def season(parts: Parts) -> Fields | None:
    """A season, with its year or a direction."""
    return {"kind": "season", "season": value(parts, "season"), "year": value(parts, "year_number"), **toward(parts)}


def year(parts: Parts) -> Fields | None:
    """A year, or from one to another."""
    last = value(parts, "year_number", index=1)
    year = value(parts, "year_number") or 0
    if last is not None and last <= year:
        return None
    return {"kind": "year", "year": year, "until": (last, None, None) if last else None}


def decade(parts: Parts) -> Fields | None:
    """Ten years, as in "the 1990s"."""
    return {"kind": "decade", "year": value(parts, "decade_years")}


def quarter(parts: Parts) -> Fields | None:
    """A quarter of a year."""
    number = value(parts, "ordinal_word", "ordinal")
    if not is_unit(parts, "quarter") or number is None or number > 4:
        return None
    return {"kind": "quarter", "quarter": number, "year": value(parts, "year_number"), **toward(parts)}


def quarter_word(parts: Parts) -> Fields | None:
    """A quarter in one word: "third-quarter"."""
    return {"kind": "quarter", "quarter": value(parts, "quarter_word"), "year": value(parts, "year_number")}


def half(parts: Parts) -> Fields | None:
    """Half a year: "the first half of 2030", "the second half of last year"."""
    number = value(parts, "ordinal_word", "ordinal")
    if number not in (1, 2) or ("unit" in parts and not is_unit(parts, "year")):
        return None
    in_year = value(parts, "year_number")
    direction = {"direction": 0} if in_year is None else {}
    return {"kind": "half", "half": number, "year": in_year, **direction, **toward(parts)}


def fixed(**fields: object) -> Builder:
    """Builds what the words alone say: "the year-earlier quarter", "the latest period"."""
    return lambda _parts: dict(fields)


def running(parts: Parts) -> Fields | None:
    """The end or the rest of this week, month or year, where the words tell of what is to come: "by the end of the year"."""
    if not is_unit(parts, "week", "month", "quarter", "year"):
        return None
    return {"kind": "shift", "unit": unit_of(parts), "count": 0, "direction": 1}
