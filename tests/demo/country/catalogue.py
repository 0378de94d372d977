"""What the catalogue says of the schema: everything that a load could leave undone."""

from django.db import connection

type Catalogue = dict[str, list[tuple[object, ...]]]

_ASKED = {
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated, conenforced, condeferrable,
               condeferred, obj_description(oid, 'pg_constraint')
          FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, 'history'::regnamespace)
         ORDER BY 1, 2""",
    "triggers": """
        SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(trigger.oid), tgenabled
          FROM pg_trigger trigger JOIN pg_class held ON held.oid = tgrelid
         WHERE NOT tgisinternal AND held.relnamespace IN ('public'::regnamespace, 'history'::regnamespace)
         ORDER BY 1, 2""",
    "keys at work": """
        SELECT trigger.tgrelid::regclass::text, key.conname, trigger.tgfoid::regproc::text, trigger.tgenabled
          FROM pg_trigger trigger JOIN pg_constraint key ON key.oid = trigger.tgconstraint
         WHERE tgisinternal ORDER BY 1, 2, 3""",
    "indexes": """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid, indisready,
               obj_description(indexrelid, 'pg_class')
          FROM pg_index JOIN pg_class held ON held.oid = indrelid
         WHERE held.relnamespace IN ('public'::regnamespace, 'history'::regnamespace) ORDER BY 1""",
    "columns": """
        SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated
          FROM pg_attribute JOIN pg_class held ON held.oid = attrelid
         WHERE attnum > 0 AND held.relkind IN ('r', 'v')
           AND held.relnamespace IN ('public'::regnamespace, 'history'::regnamespace, 'known'::regnamespace)
         ORDER BY 1, 2""",
    "schemas": "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1",
}


def catalogue() -> Catalogue:
    """Read it."""
    told: Catalogue = {}
    with connection.cursor() as cursor:
        for what, question in _ASKED.items():
            cursor.execute(question)
            told[what] = cursor.fetchall()
    return told
