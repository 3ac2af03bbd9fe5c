"""The official standard tests for connectors that are not written in Python."""

from airbyte_cdk.test.standard_tests.docker_base import DockerConnectorTestSuite


class TestSourceServiceTitan(DockerConnectorTestSuite):
    """Everything comes from acceptance-test-config.yml."""
