"""The Helm chart: valid for Kubernetes, hardened, and with no more network than the bot needs."""

import tomllib
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from config.settings import load
from tests.deploy.helm import CHART, rendered

ROOT = Path(__file__).parents[2]
# What a cluster may be today: the oldest that the chart allows, one in the middle, the newest that is known here.
VERSIONS = ("1.25", "1.31", kubernetes_validate.latest_version())
FULL: dict[str, Any] = {
    "image": {"repository": "registry.example/pc", "digest": "sha256:" + "0" * 64, "pullSecrets": [{"name": "pull"}]},
    "http": {"enabled": True, "port": 3000},
    "settings": {"policy": {"own_domains": ["example.com"]}},
    "podAnnotations": {"prometheus.io/scrape": "true"},
    "networkPolicy": {"metricsFrom": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}]},
    "nodeSelector": {"kubernetes.io/os": "linux"},
    "tolerations": [{"key": "spot", "operator": "Exists"}],
    "affinity": {"podAntiAffinity": {}},
}


def one(kind: str, **values: Any) -> dict[str, Any]:
    (found,) = [each for each in rendered(**values) if each["kind"] == kind]
    return found


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("values", [{}, FULL], ids=["as it comes", "everything set"])
def test_every_manifest_is_valid(version: str, values: dict[str, Any]) -> None:
    manifests = rendered(**values)
    assert len(manifests) == (6 if values else 5)
    for manifest in manifests:
        kubernetes_validate.validate(manifest, version, strict=True)


def test_the_pod_may_do_nothing_that_it_need_not() -> None:
    pod = one("Deployment")["spec"]["template"]["spec"]
    (bot,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["automountServiceAccountToken"] is False
    assert bot["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {probe for probe in bot if probe.endswith("Probe")} == {"startupProbe", "livenessProbe", "readinessProbe"}
    user = (ROOT / "Dockerfile").read_text().partition("\nUSER ")[2].split()[0]
    assert pod["securityContext"]["runAsUser"] == int(user)


def test_secrets_come_by_reference_alone() -> None:
    assert not [each for each in rendered(**FULL) if each["kind"] == "Secret"]
    (bot,) = one("Deployment")["spec"]["template"]["spec"]["containers"]
    assert bot["envFrom"] == [{"secretRef": {"name": "privacy-check"}}]
    assert {each["name"] for each in bot["env"]} == {"PRIVACY_CHECK_HEALTH__HOST", "PRIVACY_CHECK_HEALTH__PORT"}


def test_two_replicas_are_updated_and_drained_one_by_one() -> None:
    assert one("Deployment")["spec"]["replicas"] == 2
    assert one("Deployment")["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert one("PodDisruptionBudget")["spec"]["maxUnavailable"] == 1


def test_nothing_comes_in_and_only_names_https_and_the_database_go_out() -> None:
    policy = one("NetworkPolicy")["spec"]
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert policy["ingress"] == []
    ports = [sorted({port["port"] for port in rule["ports"]}) for rule in policy["egress"]]
    assert ports == [[53], [443], [5432]]
    public = policy["egress"][1]["to"][0]["ipBlock"]
    assert {"10.0.0.0/8", "169.254.0.0/16"} <= set(public["except"])


def test_prometheus_and_slack_come_in_where_they_are_let() -> None:
    ports = [rule["ports"][0]["port"] for rule in one("NetworkPolicy", **FULL)["spec"]["ingress"]]
    assert ports == [8322, 3000]
    assert not [each for each in rendered(networkPolicy={"enabled": False}) if each["kind"] == "NetworkPolicy"]


def test_selectors_match_the_pods() -> None:
    labels = one("Deployment")["spec"]["template"]["metadata"]["labels"]
    for kind, path in (("Deployment", "selector"), ("PodDisruptionBudget", "selector"), ("NetworkPolicy", "podSelector")):
        assert one(kind)["spec"][path]["matchLabels"] == labels
    assert one("Service", **FULL)["spec"]["selector"] == labels


@pytest.mark.parametrize("values", [{}, FULL], ids=["as it comes", "everything set"])
def test_the_settings_file_is_one_that_the_bot_reads(values: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "privacy-check.yaml"
    file.write_text(one("ConfigMap", **values)["data"]["privacy-check.yaml"])
    assert list(load(file).policy.own_domains) == (["example.com"] if values else [])


def test_the_chart_s_version_is_the_bot_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text())
    assert chart["appVersion"] == project["version"]
