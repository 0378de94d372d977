"""A list goes out as a workbook that says the same and does nothing."""

from io import BytesIO

import openpyxl

from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.members.api import receive_member
from chibo.register.people.api import register_person
from tests.desk.conftest import SignIn
from tests.desk.test_matrix import public_id
from tests.worlds.lam_son import ON_PAPER, PRESENT, World

NAME, BORN, STAGE, CELL = 1, 3, 7, 9
type Row = tuple[object, ...]


def rows_of(as_reader: SignIn, unit: object, asked: str = "") -> list[Row]:
    """Export the members of a unit and read the rows."""
    answer = as_reader("registrar_of_province").get(f"/units/{unit}/members.xlsx?on={PRESENT}{asked}")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer)))
    return list(book.worksheets[0].iter_rows(min_row=5, values_only=True))


def test_the_workbook_has_every_member_of_the_list_in_its_order(world: World, as_reader: SignIn) -> None:
    rows = rows_of(as_reader, public_id("units_unit", world.units["thach_binh"]))

    assert [row[0] for row in rows] == list(range(1, 10))
    assert [str(row[NAME]).split()[-1] for row in rows] == [
        "Bền", "Chuyển", "Ghép", "Hai", "Một", "Mới", "Nghỉ", "Rừng", "Trẻ",
    ]  # fmt: skip
    assert rows[-1][BORN] == "15/01/2000"
    assert rows[-1][STAGE] == "Dự bị"
    assert rows[-1][CELL] == "Chi bộ thôn Nà Lau Thượng"


def test_the_workbook_is_narrowed_as_the_list_is(world: World, as_reader: SignIn) -> None:
    rows = rows_of(as_reader, public_id("units_unit", world.units["province"]), "&ethnicity=02&sort=-name")

    assert [row[NAME] for row in rows] == ["Nông Thị Trẻ", "Hoàng Thị Chuyển", "Nông Văn Bền"]


def test_a_name_that_looks_like_a_formula_stays_a_name(world: World, as_reader: SignIn) -> None:
    hostile = '=HYPERLINK("http://example.org","x")'
    person = register_person(name=hostile, sex="M", born=PartialDate.of_year(1970), basis=ON_PAPER, by=OPERATOR)
    receive_member(
        person_id=person, cell_id=world.units["kiem_lam"], came_from="elsewhere", admitted=PartialDate.of_year(2000),
        recognised=PartialDate.of_year(2001), effective_on=PRESENT, basis=ON_PAPER, by=OPERATOR,
    )  # fmt: skip

    answer = as_reader("registrar_of_province").get(
        f"/units/{public_id('units_unit', world.units['kiem_lam'])}/members.xlsx?on={PRESENT}"
    )
    book = openpyxl.load_workbook(BytesIO(b"".join(answer)))

    found = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == hostile]
    assert [(cell.data_type, cell.hyperlink) for cell in found] == [("s", None)]
