"""Staff signing in."""

from tests.support.window import Window


def test_a_staff_member_signs_in_by_code(window: Window) -> None:
    window.tenant()
    window.staff(email="ana@demo.example")
    console = window.console()

    signed_in = console.sign_in("ANA@demo.example")

    assert signed_in.status == 200, signed_in.text
    assert signed_in.json["state"] == "in"
    assert console.get("/session").json["staff"]["email"] == "ana@demo.example"
    assert console.get("/team").status == 200
