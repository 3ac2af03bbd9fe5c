output "images" {
  description = "Push the image here."
  value       = "${var.region}-docker.pkg.dev/${var.project}/${google_artifact_registry_repository.images.repository_id}/st-elt"
}

output "secret" {
  description = "Add the configuration file to this secret."
  value       = google_secret_manager_secret.config.secret_id
}

output "service_url" {
  description = "Address of the service, for those who may call it."
  value       = local.service_url
}

output "job" {
  description = "Start a long load: gcloud run jobs execute NAME --region REGION."
  value       = google_cloud_run_v2_job.load.name
}

output "publish" {
  description = "Publish the Dataform project with this command."
  value = join(" ", concat(
    [for name in ["BQ_LOCATION", "BQ_DATASET_RAW", "BQ_DATASET_STAGE", "BQ_DATASET_REF", "BQ_DATASET_MART", "BQ_DATASET_LOGS"] : "${name}=${local.environment[name]}"],
    [
      "st-elt dataform publish",
      "--project ${var.project}",
      "--region ${var.region}",
      "--repository ${google_dataform_repository.kpis.name}",
      "--cron '${var.marts_cron}'",
      "--timezone ${var.timezone}",
      "--vars timezone=${var.timezone},week_start=${var.week_start},fiscal_year_start=${var.fiscal_year_start},fiscal_calendar=${var.fiscal_calendar}",
      "--service-account ${google_service_account.dataform.email}",
    ],
    [for file in var.rules[*] : "--rules '${file}'"],
  ))
}
