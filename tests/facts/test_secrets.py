import time

import pytest

from mlready.facts.secrets import without_secrets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aws configure set aws_secret_access_key abcd", "aws configure set aws_secret_access_key ***"),
        ("key AKIAIOSFODNN7EXAMPLE", "key ***"),
        ("git clone https://me:pa55@host/x.git", "git clone https://***@host/x.git"),
        ("git clone https://ghp_16C7e42F292c@github.com/x", "git clone https://***@github.com/x"),
        ("cut short ghp_16C7e", "cut short ***"),
        ("docker login -u me -p pa55 host", "docker login -u me -p *** host"),
        ("curl -u me:pa55 host", "curl -u me:*** host"),
        ("curl -H 'Authorization: Bearer abc.def'", "curl -H 'Authorization: Bearer ***'"),
        ("DB_PASSWORD=pa55 pytest", "DB_PASSWORD=*** pytest"),
        ("password: 'with room'", "password: ***"),
        ('{"api_key": "pa55"}', '{"api_key": ***}'),
        ("postgresql://u:p@db/x", "postgresql://***@db/x"),
        ("/health/sk-proj-4f1gU3secret", "/health/***"),
        ("x wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY y", "x *** y"),
        ("-----BEGIN RSA PRIVATE KEY-----MII", "***"),
        ("--from-literal=a=pa55", "--from-literal=a=***"),
    ],
)
def test_a_secret_is_hidden_and_the_rest_is_kept(text: str, expected: str) -> None:
    assert without_secrets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "pytest -q tests/test_tokens.py",
        "pytest --token=$TOKEN",
        "docker login -u $USER -p ${{ secrets.PASSWORD }}",
        "export API_KEY=${API_KEY}",
        "mlflow.sklearn.log_model",
        "POST /predict/{item}",
        "docker push registry.io/team/app:v1.2.3",
        "actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3",
        "python@sha256:8f4b7f84864484a7bf31766abe9204da3cbe65b3aabbccddeeff00112233",
        "src/MyProject/Serving/Model2Runner/handler.py",
        "sk-learn-pipeline",
        "task_runner.sk_model",
        "mkdir -p build/out",
        "pip install -r requirements.txt --index-url https://pypi.org/simple",
        "kubectl rollout undo deployment/api",
    ],
)
def test_what_is_no_secret_is_kept(text: str) -> None:
    assert without_secrets(text) == text


@pytest.mark.parametrize(
    "piece", ["a", "-", "--token ", "token", "token=", "sk-", "://", "://a", "eyJ.", "login -p", '"', "Aa1"]
)
def test_no_text_takes_long(piece: str) -> None:
    before = time.process_time()
    without_secrets(piece * 100_000)
    assert time.process_time() - before < 0.5
