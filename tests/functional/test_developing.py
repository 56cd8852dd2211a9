"""What a developer meets: a shell that knows the models, and migrations that lead to them."""


def test_the_shell_knows_the_models(site):
    with site.app_context():
        names = site.make_shell_context()
    assert {"app", "db", "editable", "User", "Change", "Media"} <= names.keys()


def test_the_migrations_lead_to_the_models(site):
    checked = site.test_cli_runner().invoke(args=["db", "check"])
    assert checked.exit_code == 0, checked.output
