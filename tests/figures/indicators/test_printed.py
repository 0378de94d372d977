"""Printed figures are held against the register and against each other; nothing is repaired to fit."""

import csv
import io
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.figures.api import BY_CODE, Checked, TooMuchToAsk, Verdict, check_printed
from chibo.figures.indicators.printed.contradicting import contradictions_among
from chibo.figures.indicators.printed.days import When, days_of, spans_of
from chibo.figures.indicators.printed.lines import Bound, Fit, PrintedLine, bound_of, fit_of
from chibo.figures.indicators.printed.meaning import meanings_of
from chibo.figures.indicators.printed.reading import FileRefused, LinesRefused, lines_in
from chibo.kernel.actors import OPERATOR
from chibo.trust.access.api import Permission, scope_of
from tests.worlds.lam_son import World

HEADINGS = "article\tfigure\tvalue\tunit_vi\tas_of\tscope\tkind\tcode"
PUBLISHED = files("chibo.demo").joinpath("published-figures.tsv").read_bytes()


def _file(*lines: str) -> bytes:
    return "\n".join((HEADINGS, *(line.replace("|", "\t") for line in lines))).encode()


def _line(figure: str, value: str, unit: str = "đảng viên") -> PrintedLine:
    (line,) = lines_in(_file(f"A|{figure}|{value}|{unit}|2020-06-01|LS|stock|mem.total"))
    return line


def _checked(world: World, *lines: str) -> list[Checked]:
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=date(2020, 6, 1))
    return list(check_printed(_file(*lines), scope=scope))


@pytest.mark.parametrize(
    ("figure", "bound"),
    [
        ("37.336", Bound.EXACT), ("trên 4 nghìn", Bound.MORE), ("hơn 2.000", Bound.MORE), ("gần 9%", Bound.LESS),
        ("ít nhất 5", Bound.AT_LEAST), ("từ 5 trở lên", Bound.AT_LEAST), ("dưới 10", Bound.LESS),
        ("0 (in words)", Bound.EXACT),
        ("khoảng 100", Bound.ABOUT), ("nhiều nhất 3", Bound.AT_MOST), ("hội trên", Bound.MORE), ("gang", Bound.EXACT),
    ],
)  # fmt: skip
def test_a_word_before_the_number_makes_it_a_bound(figure: str, bound: Bound) -> None:
    assert bound_of(figure) is bound


@pytest.mark.parametrize(
    ("figure", "value", "found", "fit"),
    [
        ("12", "12", Fraction(12), Fit.EXACT),
        ("12", "12", Fraction(13), None),
        ("12", "12", Fraction(25, 2), None),
        ("24,5%", "24.5", Fraction(54700, 2235), Fit.ROUNDED),
        ("24,4%", "24.4", Fraction(54700, 2235), Fit.TRUNCATED),
        ("24,6%", "24.6", Fraction(54700, 2235), None),
        ("50%", "50", Fraction(50), Fit.EXACT),
        ("trên 4 nghìn", "4000", Fraction(4001), Fit.BOUND),
        ("trên 4 nghìn", "4000", Fraction(4000), None),
        ("gần 9%", "9", Fraction(87, 10), Fit.BOUND),
        ("gần 9%", "9", Fraction(9), None),
        ("gần 9%", "9", Fraction(8), None),
        ("0 (in words)", "0", Fraction(0), Fit.EXACT),
        ("0 (in words)", "0", Fraction(1), None),
    ],
)
def test_a_number_is_what_was_printed_or_is_not(figure: str, value: str, found: Fraction, fit: Fit | None) -> None:
    assert fit_of(_line(figure, value), found) is fit


def test_what_was_made_inert_for_a_spreadsheet_is_read_as_it_was() -> None:
    line = _line("'-3,2", "'-3.2")

    assert (line.figure, line.value) == ("-3,2", Fraction("-3.2"))
    assert line == _line("-3,2", "-3.2")


def test_the_lower_number_of_a_fraction_is_known_for_one() -> None:
    assert not _line("161/1.270", "161").is_denominator
    assert _line("161/1.270", "1270").is_denominator
    assert not _line("09:11, 10/11/2021", "10").is_denominator


def test_days_and_spans_are_read_as_far_as_they_are_said() -> None:
    assert days_of("2024-05-17") == (When(date(2024, 5, 17)),)
    assert len(days_of("undated; 2019 (before end of term 2015-2020)")) == 12
    assert days_of("undated") == days_of("2024-13-41") == ()
    assert spans_of("2019-01-01..2024-05-17") == (When(date(2024, 5, 17), date(2019, 1, 1)),)
    assert spans_of("2014..2018") == (When(date(2018, 12, 31), date(2014, 1, 1)),)
    five = spans_of("2014..2019 (5 years)")
    assert five[:2] == (When(date(2018, 12, 31), date(2014, 1, 1)), When(date(2019, 12, 31), date(2015, 1, 1)))
    assert When(date(2019, 9, 30), date(2014, 10, 1)) in five
    assert spans_of("2014..date of article", until=(date(2019, 9, 30),)) == (When(date(2019, 9, 30), date(2014, 1, 1)),)


def test_a_line_is_confirmed_differs_or_is_not_held(world: World) -> None:
    right, wrong, elsewhere, unheld, none = _checked(
        world,
        "A|12|12|đảng viên|2020-06-01|LS|stock|mem.total",
        "A|13|13|đảng viên|2020-06-01|LS|stock|mem.total",
        "A|13|13|đảng viên|2020-06-01|Đảng bộ tỉnh Không Có|stock|mem.total",
        "A|17|17|lớp|2020-06-01|LS|flow|train.classes",
        "A|(no number)||đảng viên|2020-06-01|LS|feature|mem.total",
    )

    assert (right.verdict, right.fit, right.difference) == (Verdict.CONFIRMED, Fit.EXACT, Fraction(0))
    assert (wrong.verdict, wrong.difference) == (Verdict.DIFFERS, Fraction(1))
    assert elsewhere.verdict is Verdict.NOT_HELD
    assert unheld.verdict is Verdict.NOT_HELD
    assert "train.classes" in unheld.notes[0].said()
    assert none.verdict is Verdict.NO_FIGURE
    assert none.answer is not None
    assert none.answer.value == 12


def test_words_of_a_line_narrow_what_is_asked(world: World) -> None:
    (women, rest, village, share) = _checked(
        world,
        "A|3|3|chi bộ thôn, bản|2020-06-01|LS|stock|org.cells_by_setting",
        "A|1|1|chi bộ khác|2020-06-01|LS|stock|org.cells_by_setting",
        "B|1|1|chi bộ cơ quan|2020-06-01|LS|stock|org.cells_by_setting",
        "B|50%|50|% nữ bí thư chi bộ|2020-06-01|LS|ratio|sec.attr",
    )

    assert [one.verdict for one in (women, rest, village, share)] == [Verdict.CONFIRMED] * 4
    assert share.answer is not None
    assert share.answer.filters == (("sex", "F"),)
    assert rest.notes[0].said() == "counted as what the other lines of org.cells_by_setting leave over"


def test_what_a_line_names_is_counted_though_it_is_not_counted_unless_asked() -> None:
    villages, both = (
        meanings_of(line, BY_CODE)[0].filters
        for line in lines_in(
            _file(
                "A|100%|100|% thôn có chi bộ độc lập|2021-11-10|LS|ratio|vil.coverage",
                "A|100%|100|% thôn, tổ dân phố có chi bộ độc lập|2021-11-10|LS|ratio|vil.coverage",
            )
        )
    )

    assert villages == ()
    assert both == (("area_kind", "village|block"),)


def test_a_line_that_differs_says_on_which_days_it_would_hold(world: World) -> None:
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=date(2020, 6, 1))
    earlier = [
        one
        for value in range(6, 12)
        for one in check_printed(_file(f"A|{value}|{value}|đảng viên|2020-06-01|LS|stock|mem.total"), scope=scope)
    ]

    assert {one.verdict for one in earlier} == {Verdict.DIFFERS}
    assert any("it would hold on" in note.said() for one in earlier for note in one.notes)


def test_what_contradicts_another_line_is_told_as_such(world: World) -> None:
    secretaries, cells = _checked(
        world,
        "A|9|9|bí thư chi bộ|2020-06-01|LS|stock|sec.count",
        "A|4|4|chi bộ|2020-06-01|LS|stock|org.cells_total",
    )

    assert (secretaries.verdict, secretaries.against) == (Verdict.CONTRADICTED, (3,))
    assert (cells.verdict, cells.against) == (Verdict.CONFIRMED, (2,))
    assert "by 5: a cell has one secretary at most" in secretaries.in_print[0].said()


def test_what_is_contradicted_is_computed_from_the_numbers_alone() -> None:
    other = (
        PUBLISHED.replace(b"\t2330\t", b"\t2235\t").replace(b"970\t970", b"860\t860").replace(b"\t1610\t", b"\t900\t")
    )

    def told(content: bytes) -> set[str]:
        return {found.note.text for found in contradictions_among(lines_in(content)) if found.is_broken}

    assert len(told(PUBLISHED)) == 5
    assert len(told(other)) == 3


def test_the_contradictions_of_the_published_articles_come_out() -> None:
    lines = {line.number: line for line in lines_in(PUBLISHED)}
    found = contradictions_among(tuple(lines.values()))
    said = [(sorted({lines[number].article for number in one.lines}), one.note.said()) for one in found]

    for articles, part in (
        (["A0"], "2.330 (line 16) is more than 2.235 (line 9) by 95"),
        (["A0"], "“chi bộ thôn” is 1.270 and 1.292"),
        (["A0"], "no whole number is 96,7 per cent of 319, 82, 401 (cut off: of 401)"),
        (["A0", "A3"], "426 on 19/03/2024 and 425 on 17/05/2024: -1"),
        (["A0", "A3"], "37.340 on 19/03/2024 and 37.336 on 17/05/2024: -4"),
        (["A1"], "88 + 177 = 265 turns are 5 years × 53"),
        (["A1"], "1.610 turns in 5 years are 322 a year, more than 310"),
        (["A1"], "970 (line 43) is more than 869 (line 41) by 101"),
        (["A2"], "congress 10 opened the term 2006–2011, which is not 2021–2025"),
        (["A4"], "stamped 09:11, for what took place in the afternoon"),
        (["A4"], "2 are counted among the 15 (line 107) and the 259"),
        (["A4"], "1.800 a year for 11 years make 19.800, 43,8 per cent of 45.239"),
    ):
        assert any(articles == where and part in text for where, text in said), (part, said)
    assert len(said) == 12


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xff", b"article,figure\n", b"a" * (4 * 1024 * 1024 + 1), (HEADINGS + "\n" + "x\n" * 5001).encode()],
)
def test_what_is_no_file_of_printed_figures_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        lines_in(content)


def test_a_line_at_fault_is_named() -> None:
    with pytest.raises(LinesRefused, match="line 2, column as_of: the line ends before it"):
        lines_in((HEADINGS + "\nA\t1\t1\tx").encode())


PASTED = """Mã chỉ tiêu;Số in;Giá trị;Đếm gì;Ngày hoặc kỳ;Tổ chức;Loại;Bài;Ghi chú
mem.total;"37.336";37.336;đảng viên;17/05/2024;LS;stock;A;
;;;;;;;;
sec.attr;24,5%;24,5;% nữ;2024-5-17..1/6/2024;LS;ratio;A;xem lại
"""


def test_a_paste_is_read_by_the_headings_of_offices_in_any_order_and_way_of_writing() -> None:
    members, share = lines_in(PASTED.encode())

    assert (members.number, share.number) == (2, 4)
    assert (members.value, share.value, share.decimals) == (Fraction(37336), Fraction("24.5"), 1)
    assert (members.as_of, share.as_of) == ("2024-05-17", "2024-5-17..2024-06-01")
    assert (members.code, members.kind, members.article) == ("mem.total", "stock", "A")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A|37336|37.336|x|2020-06-01|LS|stock|c", "line 2, column value: “37.336” can be read in two ways"),
        ("A|a fifth|0,2|x|2020-06-01|LS|stock|c", "line 2, column value: “0,2” can be read in two ways"),
        ("A|1|1|x|2020-06-01|LS|stock|c|more", "line 2: “more” stands beyond the last heading"),
        ("A|" + "a" * 2001 + "|1|x|2020-06-01|LS|stock|c", "line 2, column figure: “a"),
        ("A|1|" + "1" * 31 + "|x|2020-06-01|LS|stock|c", "has 31 characters, more than 30"),
    ],
)
def test_each_fault_of_a_line_is_told_with_column_value_and_remedy(row: str, said: str) -> None:
    with pytest.raises(LinesRefused) as refused:
        lines_in(_file(row))

    assert said in refused.value.said()


@pytest.mark.parametrize(
    ("value", "figure", "number"),
    [
        ("1234", "1.234", Fraction(1234)),
        ("1.234", "1.234", Fraction(1234)),
        ("1.234", "1,234%", Fraction("1.234")),
        ("1.234,5", "trên 1.234,5", Fraction("1234.5")),
        ("2024-05-17", "17/05/2024", None),
        ("", "(no number)", None),
    ],
)
def test_a_value_is_read_as_programs_or_as_the_printed_figure_write_it(
    value: str, figure: str, number: Fraction | None
) -> None:
    assert _line(figure, value).value == number


def test_a_table_without_a_needed_column_with_one_twice_or_without_lines_is_refused() -> None:
    for content, said in (
        (HEADINGS.replace("\tcode", ""), "no column code"),
        (HEADINGS + "\tMã", "Two columns are headed code"),
        (HEADINGS + "\n\n\t\t\n", "there is no line"),
    ):
        with pytest.raises(FileRefused, match=said):
            lines_in(content.encode())


def test_days_that_no_paper_tells_of_are_no_days(world: World) -> None:
    (late, early, backwards) = _checked(
        world,
        "A|13|13|đảng viên|9999-12-31|LS|stock|mem.total",
        "A|13|13|đảng viên|0001-01-01|LS|stock|mem.total",
        "A|1|1|đảng viên|2024-05-17..2019-01-01|LS|flow|adm.count",
    )

    assert {one.verdict for one in (late, early, backwards)} == {Verdict.NOT_HELD}
    assert "no day that can be read: 9999-12-31" in late.notes[0].said()
    assert "17/05/2024" in backwards.notes[0].said()


def test_a_name_that_several_units_bear_is_told_with_those_that_do(world: World) -> None:
    (many,) = _checked(world, "A|13|13|đảng viên|2020-06-01|Đảng bộ|stock|mem.total")

    assert many.verdict is Verdict.NOT_HELD
    assert "fits several units" in many.notes[0].said()


def test_only_so_many_questions_are_asked_and_what_was_not_sought_is_said(world: World) -> None:
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=date(2020, 6, 1))
    content = _file(
        "A|13|13|đảng viên|2020-06-01|LS|stock|mem.total", "A|14|14|đảng viên|2020-06-01|LS|stock|mem.total"
    )

    first, second = check_printed(content, scope=scope, most_questions=3)

    assert [note.said() for note in second.notes] == [note.said() for note in first.notes]
    assert "was not sought here" in first.notes[0].said()
    with pytest.raises(TooMuchToAsk, match="Up to line 3"):
        check_printed(content, scope=scope, most_questions=2)


TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(("mem.total", "2020-06-01", "12", "LS", "'; --", "2019 (5 years)", "161/1.270")),
)


def read(content: bytes) -> tuple[PrintedLine, ...]:
    """Read the lines; none where they are refused."""
    try:
        return lines_in(content)
    except (FileRefused, LinesRefused):
        return ()


@given(st.lists(st.tuples(*[TEXTS] * 8), max_size=4))
@settings(max_examples=300, suppress_health_check=list(HealthCheck))
def test_any_cells_are_read_as_lines_or_refused(rows: list[tuple[str, ...]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, dialect="excel-tab").writerows([HEADINGS.split("\t"), *rows])
    for line in read(written.getvalue().encode("utf-8", "surrogatepass").replace(b"\x00", b"")):
        assert line.code is not None
        days_of(line.as_of)
        spans_of(line.as_of)
        fit_of(line, Fraction(12))


@given(st.binary(max_size=300))
@settings(max_examples=300, suppress_health_check=list(HealthCheck))
def test_any_bytes_are_no_printed_figures(content: bytes) -> None:
    with pytest.raises(FileRefused):
        lines_in(content)
