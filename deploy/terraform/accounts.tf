# One account for each thing that runs, without keys: Google gives them short-lived tokens.

resource "google_service_account" "job" {
  account_id   = "st-elt-job"
  display_name = "st-elt: long loads (Cloud Run job)"
}

resource "google_service_account" "service" {
  account_id   = "st-elt-service"
  display_name = "st-elt: nightly loads and answers (Cloud Run service)"
}

resource "google_service_account" "scheduler" {
  account_id   = "st-elt-scheduler"
  display_name = "st-elt: calls the service, and can do nothing else"
}

resource "google_service_account" "dataform" {
  account_id   = "st-elt-dataform"
  display_name = "st-elt: builds staging and marts (Dataform)"
}

resource "google_service_account" "build" {
  account_id   = "st-elt-build"
  display_name = "st-elt: builds the image (Cloud Build)"
}

locals {
  accounts = {
    job      = google_service_account.job
    service  = google_service_account.service
    dataform = google_service_account.dataform
  }
}

# The one role in the whole project of what runs: to run queries and loads, which reads and writes nothing by itself.
resource "google_project_iam_member" "runs_queries" {
  for_each = local.accounts

  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = each.value.member
}

# Reads the source that was uploaded, writes its log, pushes the image.
resource "google_project_iam_member" "builds" {
  project = var.project
  role    = "roles/cloudbuild.builds.builder"
  member  = google_service_account.build.member
}
