resource "google_cloud_scheduler_job" "call" {
  for_each = var.schedule

  name      = each.key
  region    = var.region
  schedule  = each.value.cron
  time_zone = var.timezone
  # The longest that Cloud Scheduler waits.
  attempt_deadline = "1800s"

  # While another run holds the warehouse the service answers 409: tried again later.
  retry_config {
    retry_count          = 5
    min_backoff_duration = "300s"
    max_backoff_duration = "1800s"
  }

  http_target {
    http_method = "POST"
    uri         = "${local.service_url}${each.value.path}"

    oidc_token {
      service_account_email = google_service_account.scheduler.email
      audience              = local.service_url
    }
  }

  depends_on = [google_cloud_run_v2_service_iam_member.caller]
}
