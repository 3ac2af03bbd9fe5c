"""The simulated tenant as its own API counts it, asked without any code of the connector."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from typing import Any

# Path and the parameters that make the list show everything, by ServiceTitan's documents.
LISTS = {
    "jobs": ("jpm", "jobs", {}),
    "invoices": ("accounting", "invoices", {"activeState": "All"}),
    "estimates": ("sales", "estimates", {"active": "Any"}),
    "payments": ("accounting", "payments", {"activeState": "All"}),
    "payroll": ("payroll", "gross-pay-items", {}),
    "customers": ("crm", "customers", {"active": "Any"}),
    "locations": ("crm", "locations", {"active": "Any"}),
    "campaigns": ("marketing", "campaigns", {"active": "Any"}),
    "business_units": ("settings", "business-units", {"active": "Any"}),
    "technicians": ("settings", "technicians", {"active": "Any"}),
    "employees": ("settings", "employees", {"active": "Any"}),
}


class Tenant:
    """A tenant behind a connector configuration."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config
        form = {
            "grant_type": "client_credentials",
            "client_id": config["client_id"],
            "client_secret": config["client_secret"],
        }
        body = urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(config["auth_url"], body) as answer:
            self._token = json.load(answer)["access_token"]

    def rows(self, stream: str) -> list[dict[str, Any]]:
        """Every row of a list in `LISTS`, page by page. Lists hide deleted rows of some entities."""
        api, resource, query = LISTS[stream]
        found: list[dict[str, Any]] = []
        page = 1
        while True:
            answer = self._get(api, resource, {**query, "page": page, "pageSize": 500})
            found += answer["data"]
            if not answer["hasMore"]:
                return found
            page += 1

    def _get(self, api: str, resource: str, query: dict[str, Any]) -> dict[str, Any]:
        url = (
            f"{self._config['api_url']}/{api}/v2/tenant/{self._config['tenant_id']}/{resource}"
            f"?{urllib.parse.urlencode(query)}"
        )
        headers = {"Authorization": f"Bearer {self._token}", "ST-App-Key": self._config["app_key"]}
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return json.load(answer)
