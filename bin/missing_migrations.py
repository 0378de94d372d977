"""Say which migrations are missing or in conflict, from the code alone: no database is asked."""

import os
import sys

import django


def main() -> int:
    """Compare the models with what the migrations lead to."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
    django.setup()
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState
    from django.utils import translation

    translation.deactivate_all()  # Names are held in migrations as they stand in the source.
    loader = MigrationLoader(None, ignore_no_migrations=True)
    wrong = [f"{app}: two last migrations, {' and '.join(names)}" for app, names in loader.detect_conflicts().items()]
    if not wrong:
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        for app, migrations in detector.changes(graph=loader.graph).items():
            operations = (operation.describe() for migration in migrations for operation in migration.operations)
            wrong += [f"{app}: no migration yet for: {operation}" for operation in operations]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
