"""Give the pages of the desk their addresses."""

from django.urls import path

from chibo.desk.web import compare, export, home, member, members, search, tree, units
from chibo.desk.web.figures import explain, explorer, kept
from chibo.desk.web.figures import export as figure_files
from chibo.desk.web.figures.printed import pages as printed
from chibo.desk.web.known_then import OF_MEMBERS, OF_TREE, as_known
from chibo.desk.web.reorganisations import actions, deeds, drafts, pages, papers, runs, suggestions, table
from chibo.desk.web.tables import cell, editions, files, package, signing
from chibo.desk.web.tables import index as tables
from chibo.desk.web.tables import show as filled

app_name = "desk"
_ONE = "reorganisations/<uuid:reorganisation>/"
_ACTION = f"{_ONE}actions/<int:position>/"
urlpatterns = [
    path("", as_known(home.show), name="home"),
    path("units/", as_known(tree.show), name="tree"),
    path("units/<uuid:unit>/", as_known(units.overview), name="unit"),
    path("units/<uuid:unit>/branch/", as_known(tree.branch), name="branch"),
    path("units/<uuid:unit>/units/", as_known(units.below), name="units_below"),
    path("units/<uuid:unit>/members/", as_known(members.of_unit, OF_MEMBERS), name="unit_members"),
    path("units/<uuid:unit>/members.xlsx", as_known(export.members, OF_MEMBERS), name="unit_members_export"),
    path("units/<uuid:unit>/history/", as_known(units.history), name="unit_history"),
    path("units/<uuid:unit>/planned/", as_known(units.planned), name="unit_planned"),
    path("members/", as_known(members.of_current_unit, OF_MEMBERS), name="members"),
    path("members/<uuid:member>/", as_known(member.show), name="member"),
    path("members/<uuid:member>/identifiers/", member.identifiers, name="identifiers"),
    path("search/", as_known(search.show, OF_MEMBERS), name="search"),
    path("compare/", as_known(compare.show, OF_TREE), name="compare"),
    path("figures/", as_known(explorer.show, OF_TREE), name="figures"),
    path("figures/figures.csv", as_known(figure_files.table, OF_TREE), name="figures_csv"),
    path("figures/figures.xlsx", as_known(figure_files.workbook, OF_TREE), name="figures_workbook"),
    path("figures/check/", as_known(printed.show, OF_TREE), name="figures_check"),
    path("figures/questions/", as_known(kept.index), name="questions"),
    path("figures/questions/keeping/", kept.keep, name="question_keeping"),
    path("figures/questions/<uuid:question>/pin/", kept.pin, name="question_pin"),
    path("figures/questions/<uuid:question>/removal/", kept.drop, name="question_removal"),
    path("figures/<str:code>/explain/", as_known(explain.show, OF_MEMBERS), name="figure"),
    path("tables/", as_known(tables.show, OF_TREE), name="tables"),
    path("tables/all.<str:form>", as_known(files.of_unit, OF_TREE), name="tables_file"),
    path("tables/package.zip", as_known(package.package, OF_TREE), name="tables_package"),
    path("tables/signing/", signing.show_all, name="tables_signing"),
    path("tables/<str:number>/", as_known(filled.show, OF_TREE), name="table"),
    path("tables/<str:number>/table.<str:form>", as_known(files.one, OF_TREE), name="table_file"),
    path("tables/<str:number>/editions/", as_known(editions.index, OF_TREE), name="table_editions"),
    path("tables/<str:number>/signing/", signing.show, name="table_signing"),
    path("tables/<str:number>/cells/<str:row>/<str:column>/", as_known(cell.show, OF_MEMBERS), name="table_cell"),
    path("reorganisations/", pages.index, name="reorganisations"),
    path("reorganisations/new/", drafts.begin, name="reorganisation_new"),
    path("reorganisations/table.xlsx", table.template, name="reorganisation_template"),
    path(_ONE, pages.show, name="reorganisation"),
    path(f"{_ONE}draft/", drafts.revise, name="reorganisation_draft"),
    path(f"{_ONE}run/", runs.show, name="run"),
    path(f"{_ONE}suggestions/", suggestions.units, name="unit_suggestions"),
    path(f"{_ONE}plan/", pages.plan, name="reorganisation_plan"),
    path(f"{_ONE}table/", table.read, name="reorganisation_table"),
    path(f"{_ONE}annex.xlsx", papers.annex, name="reorganisation_annex"),
    path(f"{_ONE}handover.xlsx", papers.handover, name="reorganisation_handover"),
    path(f"{_ONE}actions/", actions.add, name="action_new"),
    path(_ACTION, actions.change, name="action"),
    path(f"{_ACTION}removals/", actions.removals, name="action_removals"),
    path(f"{_ACTION}places/", actions.places, name="action_places"),
    path(f"{_ONE}rehearsals/", deeds.rehearsals, name="rehearsals"),
    path(f"{_ONE}approvals/", deeds.approvals, name="approvals"),
    path(f"{_ONE}approvals/withdrawals/", deeds.withdrawals, name="approval_withdrawals"),
    path(f"{_ONE}applications/", deeds.applications, name="applications"),
    path(f"{_ONE}reversals/", deeds.reversals, name="reversals"),
]
