locals {
  # As long as the loader's own tables keep their rows. Tables without partitions, the state of the streams among them, are
  # not concerned.
  log_days = 365
  day_ms   = 24 * 60 * 60 * 1000

  # Where Dataform keeps what its checks found is said in dataform/workflow_settings.yaml.
  datasets = merge(var.datasets, { assertions = "st_assertions_v2" })

  descriptions = {
    raw        = "ServiceTitan's records as they came, one row per key."
    stage      = "The same with types, names and local days (made by Dataform)."
    ref        = "Dimensions and rules (made by Dataform)."
    mart       = "KPIs (made by Dataform)."
    logs       = "Runs, state, drift and rejected values of the loader. Old rows expire."
    assertions = "Rows that break what Dataform checks."
  }

  # Who may do what in which dataset. Whoever loads looks whether the datasets of the others are there, and sees no data.
  grants = {
    job = {
      raw   = "roles/bigquery.dataEditor"
      logs  = "roles/bigquery.dataEditor"
      stage = "roles/bigquery.metadataViewer"
      ref   = "roles/bigquery.metadataViewer"
      mart  = "roles/bigquery.metadataViewer"
    }
    service = {
      raw   = "roles/bigquery.dataEditor"
      logs  = "roles/bigquery.dataEditor"
      stage = "roles/bigquery.metadataViewer"
      # For the report at /report: the day it is of, targets, and the KPIs.
      ref  = "roles/bigquery.dataViewer"
      mart = "roles/bigquery.dataViewer"
    }
    dataform = {
      raw        = "roles/bigquery.dataViewer"
      logs       = "roles/bigquery.dataViewer" # Which streams were ever loaded.
      stage      = "roles/bigquery.dataEditor"
      ref        = "roles/bigquery.dataEditor"
      mart       = "roles/bigquery.dataEditor"
      assertions = "roles/bigquery.dataEditor"
    }
  }
}

resource "google_bigquery_dataset" "layer" {
  for_each = local.descriptions

  dataset_id                      = local.datasets[each.key]
  location                        = var.location
  description                     = each.value
  labels                          = { app = "st-elt" }
  default_partition_expiration_ms = each.key == "logs" ? local.log_days * local.day_ms : null
  delete_contents_on_destroy      = var.delete_data_on_destroy

  depends_on = [google_project_service.needed]
}

resource "google_bigquery_dataset_iam_member" "grant" {
  for_each = merge([
    for account, roles in local.grants : {
      for layer, role in roles : "${account}/${layer}" => { account = account, layer = layer, role = role }
    }
  ]...)

  dataset_id = google_bigquery_dataset.layer[each.value.layer].dataset_id
  role       = each.value.role
  member     = local.accounts[each.value.account].member
}

resource "google_bigquery_dataset_iam_member" "reader" {
  for_each = var.readers

  dataset_id = google_bigquery_dataset.layer["mart"].dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = each.key
}

# Whoever opens a chart runs its query.
resource "google_project_iam_member" "reader_runs_queries" {
  for_each = var.readers

  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = each.key
}
