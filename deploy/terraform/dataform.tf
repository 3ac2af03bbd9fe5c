# `st-elt dataform publish` puts the folder dataform/ into this repository and compiles it.

resource "google_dataform_repository" "kpis" {
  provider = google-beta

  name            = "servicetitan-kpis"
  region          = var.region
  display_name    = "ServiceTitan KPIs"
  service_account = google_service_account.dataform.email
  labels          = { app = "st-elt" }
  # `terraform destroy` takes what was published with it.
  deletion_policy = "FORCE"

  depends_on = [google_project_service.needed]
}

# Release and schedule are as `st-elt dataform publish` makes them with the flags of the output `publish`, so that neither
# undoes what the other did.
resource "google_dataform_repository_release_config" "production" {
  provider = google-beta

  repository    = google_dataform_repository.kpis.name
  region        = var.region
  name          = "production"
  git_commitish = "main"

  code_compilation_config {
    default_database = var.project
    default_location = var.location
    vars = {
      timezone          = var.timezone
      week_start        = var.week_start
      fiscal_year_start = tostring(var.fiscal_year_start)
      fiscal_calendar   = var.fiscal_calendar
      raw_dataset       = var.datasets.raw
      stage_dataset     = var.datasets.stage
      ref_dataset       = var.datasets.ref
      mart_dataset      = var.datasets.mart
      logs_dataset      = var.datasets.logs
    }
  }
}

resource "google_dataform_repository_workflow_config" "daily" {
  provider = google-beta

  repository     = google_dataform_repository.kpis.name
  region         = var.region
  name           = "daily"
  release_config = google_dataform_repository_release_config.production.id
  cron_schedule  = var.marts_cron
  time_zone      = var.timezone

  invocation_config {
    # Everything but checks of tables that no KPI reads.
    included_tags   = ["staging", "reference", "intermediate", "mart", "freshness"]
    service_account = google_service_account.dataform.email
  }

  # Dataform refuses a schedule whose account it may not act as.
  depends_on = [google_service_account_iam_member.dataform_acts, google_service_account_iam_member.publisher_names]
}

resource "google_project_service_identity" "dataform" {
  provider = google-beta

  service    = "dataform.googleapis.com"
  depends_on = [google_project_service.needed]
}

# Dataform itself acts as the account above: it may take its tokens, and be given it.
resource "google_service_account_iam_member" "dataform_acts" {
  for_each = toset(["roles/iam.serviceAccountTokenCreator", "roles/iam.serviceAccountUser"])

  service_account_id = google_service_account.dataform.name
  role               = each.key
  member             = google_project_service_identity.dataform.member
}

# Commits, releases and schedules of this repository; Google has no smaller role for them.
resource "google_dataform_repository_iam_member" "publisher" {
  provider = google-beta
  for_each = var.publishers

  repository = google_dataform_repository.kpis.name
  region     = var.region
  role       = "roles/dataform.admin"
  member     = each.key
}

# Whoever says that a schedule runs as this account must be allowed to use it.
resource "google_service_account_iam_member" "publisher_names" {
  for_each = var.publishers

  service_account_id = google_service_account.dataform.name
  role               = "roles/iam.serviceAccountUser"
  member             = each.key
}
