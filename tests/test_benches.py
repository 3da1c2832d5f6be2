"""What the benches work out, and the smallest of them from end to end; no time is asserted."""

from __future__ import annotations

import math
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benches import corpus, measure, peers, profiling, rows, run, steps
from benches.measure import Spent
from tests.conftest import ROOT

SMALLEST = 12
EATER = "import sys, subprocess; data = bytearray({here} << 20); subprocess.run([sys.executable, '-c', {child!r}], check=True)"
CHILD = "import time; data = bytearray({there} << 20); time.sleep(0.6); sum(range(3_000_000))"


@pytest.mark.parametrize("power", [0.0, 1.0, 1.05, 2.0])
def test_the_exponent_is_the_power_by_which_a_cost_grows(power: float) -> None:
    costs = {size: 0.3 * size**power for size in measure.sizes(40)}
    assert measure.exponent(costs) == pytest.approx(power)


def test_the_exponent_is_that_of_least_squares() -> None:
    # By hand: logarithms of size 0, 1, 2 and of cost 0, 2, 2 to base 10: slope (0·-1 + 2·0 + 2·1) / 2.
    assert measure.exponent({1: 1, 10: 100, 100: 100}) == pytest.approx(1.0)


def test_three_sizes_lead_from_n_to_ten_times_n() -> None:
    assert measure.sizes(100) == (100, 316, 1000)


def test_the_middle_of_pairs_is_the_median_of_their_ratios() -> None:
    found = measure.middle([(2.0, 1.0), (9.0, 1.0), (3.0, 1.0)])
    assert found == measure.Middle(3.0, 2.0, 9.0, 3.0, 1.0, 3)
    # Of ratios, not the ratio of medians: a busy minute that slows both sides of a pair does not count.
    assert measure.middle([(2.0, 1.0), (40.0, 20.0), (3.0, 2.0)]).ratio == 2.0


def test_pairs_are_taken_in_turn() -> None:
    order: list[str] = []

    def side(name: str) -> Spent:
        order.append(name)
        return Spent(1.0)

    assert len(measure.pairs(3, lambda: side("ours"), lambda: side("theirs"))) == 3
    assert order == ["ours", "theirs"] * 3


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody is told of processes that outlive their parents")
def test_what_outlives_the_command_counts_and_is_waited_for(tmp_path: Path) -> None:
    late = f"import time; time.sleep(0.5); data = bytearray(90 << 20); open({str(tmp_path / 'done')!r}, 'w').close()"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {late!r}])"
    assert measure.spent([sys.executable, "-c", code]).peak > 90
    assert (tmp_path / "done").exists()


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell of memory")
def test_cost_and_peak_are_those_of_the_whole_tree() -> None:
    code = EATER.format(here=60, child=CHILD.format(there=120))
    bare = measure.spent([sys.executable, "-c", "pass"])
    found = measure.spent([sys.executable, "-c", code], look=True)
    assert 120 < found.peak < 120 + 2 * bare.peak  # the largest process, not the first
    assert 180 < found.together < 180 + 4 * bare.peak
    assert found.cpu > bare.cpu
    assert found.wall > 0.6
    assert math.isnan(bare.together)


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(measure.CommandError, match="with 3: no such luck"):
        measure.spent([sys.executable, "-c", "import sys; print('no such luck', file=sys.stderr); sys.exit(3)"])


# -- the corpus --------------------------------------------------------------------------------------


def test_the_corpus_is_nested_and_the_same_each_time(tmp_path: Path) -> None:
    corpus.write(tmp_path / "few", 5)
    corpus.write(tmp_path / "more", 70)
    few = {path.name: path.read_bytes() for path in (tmp_path / "few/seeds").iterdir()}
    more = {path.name: path.read_bytes() for path in (tmp_path / "more/seeds").iterdir()}
    assert len(few) == 5
    assert len(more) == 70
    assert few.items() <= more.items()
    assert corpus.article(3, seed=8) != corpus.article(3)


def test_stories_are_told_by_several_outlets_in_shared_and_edited_sentences() -> None:
    articles = [corpus.article(number) for number in range(2 * corpus.BLOCK)]
    told = Counter(one.story for one in articles)
    assert {1, 2} < set(told.values())
    assert max(told.values()) > 4
    story, _ = told.most_common(1)[0]
    sentences = [set(re.split(r"(?<=[.”]) ", " ".join(one.paragraphs))) for one in articles if one.story == story]
    shared = Counter(sentence for one in sentences for sentence in one)
    assert max(shared.values()) > 1  # word for word
    others = [set(re.split(r"(?<=[.”]) ", " ".join(one.paragraphs))) for one in articles if one.story != story]
    assert not set(shared) & {sentence for one in others for sentence in one}


def test_words_are_as_uneven_as_words_are() -> None:
    drawn = Counter(corpus._zipf(random.Random(number), tuple("abcdefgh")) for number in range(4000))
    assert drawn["a"] == pytest.approx(2 * drawn["b"], rel=0.2)
    assert drawn["a"] == pytest.approx(8 * drawn["h"], rel=0.3)


# -- the table and the profile ------------------------------------------------------------------------


def test_rows_are_chosen_by_name() -> None:
    assert run.chosen("") == list(rows.ROWS)
    assert run.chosen("noop, cold") == ["cold", "noop"]
    with pytest.raises(ValueError, match="no row 'warm'"):
        run.chosen("warm")


def test_a_peer_that_is_not_there_is_a_row_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = peers.Peer("Gone", tmp_path / "gone", ("pip",), ("gone",), lambda _folder, _count: None, "content", ())
    monkeypatch.setattr(peers, "HUGO", gone)
    bench = rows.Bench(tmp_path, SMALLEST, 1, 1)
    assert [row.found for name in ("wall", "noop", "one") for row in rows.ROWS[name](bench)] == [
        "Gone is not installed"
    ] * 3


def test_each_peer_is_given_every_article(tmp_path: Path) -> None:
    for peer in peers.ALL:
        peer.write(tmp_path / peer.name, 3)
        assert len(list((tmp_path / peer.name / peer.articles).glob("*.md"))) == 3


def test_the_smallest_bench_prints_its_rows() -> None:
    command = [
        sys.executable,
        "-m",
        "benches.run",
        "--articles",
        str(SMALLEST),
        "--runs",
        "1",
        "--rows",
        "summary,start",
    ]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    table = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert len({line.count(" | ") for line in table if "---" not in line}) == 1
    for figure in (
        "sumy's LexRank as shipped, from text, CPU, × LexRank, from text",
        "same three picks",
        "digest --version",
        "digest --help",
    ):
        assert any(line.startswith(f"| {figure}") for line in table), figure


def test_the_profile_tells_every_step_and_they_add_up(tmp_path: Path) -> None:
    corpus.write(tmp_path, SMALLEST)
    taken = steps.timed(tmp_path)
    assert set(taken) == {*steps.STEPS, steps.TOTAL}
    for step in steps.STEPS:
        assert taken[step] > 0, step  # a step whose function has moved would take no time
    assert sum(taken[step] for step in steps.STEPS) <= taken[steps.TOTAL]
    lines = profiling.table(taken, SMALLEST)
    assert lines[1].startswith("all")
    assert lines[1].endswith("100.0%")
    shares = [float(line.split()[-1].rstrip("%")) for line in lines[2:]]
    assert sum(shares) == pytest.approx(100, abs=1)
    assert shares == sorted(shares, reverse=True)
