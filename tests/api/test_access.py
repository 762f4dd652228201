"""Nobody reads the graph without saying who asks, and every refusal is a problem document."""

from fastapi.testclient import TestClient


def test_the_service_says_when_it_is_ready(api: TestClient) -> None:
    assert api.get("/readyz").json() == {"status": "ready"}


def test_a_page_that_is_not_there_is_a_problem_in_the_reader_s_language(api: TestClient) -> None:
    zh = api.get("/api/v1/nowhere")
    en = api.get("/api/v1/nowhere", headers={"Accept-Language": "fr, en;q=0.8, zh;q=0.5"})

    assert zh.status_code == en.status_code == 404
    assert zh.headers["content-type"].startswith("application/problem+json")
    assert zh.json()["type"] == "urn:huimin:problem:not-found"
    assert "没有" in zh.json()["detail"]
    assert en.json()["detail"] == "There is no page /api/v1/nowhere."


def test_the_documentation_asks_no_other_host_for_anything(api: TestClient) -> None:
    page = api.get("/docs")

    assert page.status_code == 200
    assert "http" not in page.text.replace("http-equiv", "")
    assert api.get("/openapi.json").json()["info"]["title"].startswith("惠民图谱")
