# The configuration file of `st-elt init`: the credentials of ServiceTitan and what is read. Terraform makes the place only.
# The content is added with gcloud (see README.md), so that it is neither in a file here nor in the state.
resource "google_secret_manager_secret" "config" {
  secret_id = "st-elt-config"
  labels    = { app = "st-elt" }

  replication {
    auto {}
  }

  # A version that was destroyed by mistake can be had back for a day.
  version_destroy_ttl = "86400s"

  depends_on = [google_project_service.needed]
}

resource "google_secret_manager_secret_iam_member" "config" {
  for_each = {
    job     = google_service_account.job.member
    service = google_service_account.service.member
  }

  secret_id = google_secret_manager_secret.config.id
  role      = "roles/secretmanager.secretAccessor"
  member    = each.value
}

# The company's rules file, brought to the containers the same way; mounted where var.rules names one.
resource "google_secret_manager_secret" "rules" {
  secret_id = "st-elt-rules"
  labels    = { app = "st-elt" }

  replication {
    auto {}
  }

  depends_on = [google_project_service.needed]
}

resource "google_secret_manager_secret_iam_member" "rules" {
  for_each = {
    job     = google_service_account.job.member
    service = google_service_account.service.member
  }

  secret_id = google_secret_manager_secret.rules.id
  role      = "roles/secretmanager.secretAccessor"
  member    = each.value
}
