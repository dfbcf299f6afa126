"""Files that describe what shall run somewhere."""

import textwrap

from mlready.facts.blocks import read_bicep, read_hcl
from mlready.facts.resources import read_json_resources, read_yaml_resources
from mlready.facts.source import Source
from mlready.model.fact import Fact


def yaml(text: str, path: str = "a.yaml") -> list[Fact]:
    return list(read_yaml_resources(Source(path, textwrap.dedent(text).encode())))


def hcl(text: str) -> list[Fact]:
    return list(read_hcl(Source("a.tf", textwrap.dedent(text).encode())))


def fields(facts: list[Fact]) -> dict[str, str]:
    return {fact.name: fact.attributes["value"] for fact in facts if fact.kind in {"resource.field", "config"}}


def test_a_resource_is_named_by_its_kind_and_its_fields_by_their_keys() -> None:
    facts = yaml("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: prices}
        spec: {containers: [{image: prices:1, resources: {limits: {cpu: 1}}}]}
    """)
    assert [fact.name for fact in facts if fact.kind == "resource"] == ["Deployment"]
    [limit] = [fact for fact in facts if fact.name == "spec.containers.resources.limits.cpu"]
    assert (limit.attributes["value"], limit.attributes["image"], limit.line) == ("1", "prices:1", 5)


def test_a_compose_service_says_whether_the_project_builds_it() -> None:
    facts = yaml("services: {app: {build: .}, db: {image: postgres}}")
    built = {fact.attributes["title"]: fact.attributes["built"] for fact in facts if fact.kind == "resource"}
    assert built == {"app": "yes", "db": "no"}


def test_a_cloud_template_lists_typed_resources() -> None:
    facts = list(read_json_resources(Source("a.json", b'{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}')))
    assert facts[0].name == "AWS::S3::Bucket"


def test_any_other_document_is_configuration() -> None:
    assert fields(yaml("groups: [{rules: [{alert: Slow}]}]")) == {"groups.rules.alert": "Slow"}


def test_blocks_of_terraform_nest() -> None:
    facts = hcl("""
        resource "service" "prices" {
          template {
            scaling {
              max = 3 # three
            }
            name = "a { b"
          }
          last = true
        }
        resource "other" "x" {}
    """)
    assert [fact.name for fact in facts if fact.kind == "resource"] == ["service", "other"]
    assert fields(facts) == {"template.scaling.max": "3", "template.name": "a { b", "last": "true"}


def test_comments_and_here_documents_of_terraform_say_nothing() -> None:
    facts = hcl("""
        /* resource "a" "b" {
        } */
        # resource "a" "b" {}
        resource "real" "x" {
          text = <<EOT
          inner = 1
        EOT
        }
    """)
    assert [fact.name for fact in facts if fact.kind == "resource"] == ["real"]
    assert "inner" not in fields(facts)


def test_a_resource_of_bicep_is_named_by_its_type() -> None:
    source = Source("a.bicep", b"resource x 'Microsoft.Web/sites@2024-01-01' = {\n  kind: 'app'\n}\n")
    assert [fact.name for fact in read_bicep(source)] == ["Microsoft.Web/sites", "kind"]


def test_documents_that_nest_without_end_are_left() -> None:
    assert len(yaml("- " * 5000)) < 1000


def test_the_files_in_a_config_map_are_read_where_they_stand() -> None:
    facts = yaml("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: rules}
        data:
          model.rules.yml: |
            groups:
              - rules:
                  - alert: Down
          notes.txt: |
            alert: Never
    """)
    [alert] = [fact for fact in facts if fact.kind == "config" and fact.name.endswith("alert")]
    assert (alert.name, alert.line, alert.attributes["base"]) == ("groups.rules.alert", 9, "model.rules.yml")
