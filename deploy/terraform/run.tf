locals {
  config_folder = "/etc/st-elt"
  # A secret fills a folder of its own.
  rules_folder = "/etc/st-elt-rules"
  # The address that Cloud Run gives by the number of the project, known before the service is there.
  service_url = "https://st-elt-${data.google_project.this.number}.${var.region}.run.app"
  callers     = setunion([google_service_account.scheduler.member], var.callers)

  environment = merge({
    ST_ELT_CONFIG           = "${local.config_folder}/st-elt.json"
    BQ_PROJECT_ID           = var.project
    BQ_LOCATION             = var.location
    BQ_DATASET_RAW          = var.datasets.raw
    BQ_DATASET_STAGE        = var.datasets.stage
    BQ_DATASET_REF          = var.datasets.ref
    BQ_DATASET_MART         = var.datasets.mart
    BQ_DATASET_LOGS         = var.datasets.logs
    BQ_MAXIMUM_BYTES_BILLED = tostring(var.maximum_bytes_billed)
  }, var.rules == null ? {} : { ST_ELT_RULES = "${local.rules_folder}/rules.yaml" })

  service_environment = merge(
    local.environment,
    {
      ST_ELT_SERVICE_AUDIENCE = local.service_url
      ST_ELT_SERVICE_ACCOUNTS = join(",", [for member in local.callers : split(":", member)[1]])
      # Cloud Run has checked the signature of a token, and taken it off, before the service sees it.
      ST_ELT_SERVICE_IAM = "cloud-run"
    },
    var.async_in_service ? {} : { ST_ELT_JOB = google_cloud_run_v2_job.load.id },
  )
}

# Long loads: the first one, full ones, ranges. Started by the service (async=true) or by hand.
resource "google_cloud_run_v2_job" "load" {
  name                = "st-elt-load"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account = google_service_account.job.email
      timeout         = "86400s"
      # What a load has read is kept and the next one goes on from there; a second try at once would meet the first one's lease.
      max_retries = 0

      containers {
        image = var.image
        args  = ["sync", "--no-transform"]

        resources {
          # Files are in memory on Cloud Run, batches that wait to be loaded too.
          limits = { cpu = "2", memory = "4Gi" }
        }

        dynamic "env" {
          for_each = local.environment
          content {
            name  = env.key
            value = env.value
          }
        }

        volume_mounts {
          name       = "config"
          mount_path = local.config_folder
        }

        dynamic "volume_mounts" {
          for_each = var.rules[*]
          content {
            name       = "rules"
            mount_path = local.rules_folder
          }
        }
      }

      volumes {
        name = "config"
        secret {
          secret = google_secret_manager_secret.config.secret_id
          items {
            version = "latest"
            path    = "st-elt.json"
          }
        }
      }

      dynamic "volumes" {
        for_each = var.rules[*]
        content {
          name = "rules"
          secret {
            secret = google_secret_manager_secret.rules.secret_id
            items {
              version = "latest"
              path    = "rules.yaml"
            }
          }
        }
      }
    }
  }

  depends_on = [
    google_secret_manager_secret_iam_member.config,
    google_secret_manager_secret_iam_member.rules,
    google_bigquery_dataset_iam_member.grant,
  ]
}

resource "google_cloud_run_v2_service" "st_elt" {
  name                 = "st-elt"
  location             = var.region
  ingress              = var.ingress
  invoker_iam_disabled = false
  custom_audiences     = [local.service_url]
  deletion_protection  = false

  template {
    service_account = google_service_account.service.email
    # The longest that Cloud Run waits for an answer. Longer work is called with async=true.
    timeout = "3600s"
    # Answers come while a load runs; two loads do not.
    max_instance_request_concurrency = 40

    scaling {
      min_instance_count = 0
      max_instance_count = 1
    }

    containers {
      image = var.image
      args  = ["serve"]

      ports {
        container_port = 8080
      }

      resources {
        limits = { cpu = "2", memory = "4Gi" }
        # Work that goes on after the answer needs the CPU between requests.
        cpu_idle          = !var.async_in_service
        startup_cpu_boost = true
      }

      startup_probe {
        period_seconds    = 5
        failure_threshold = 12
        http_get {
          path = "/health"
        }
      }

      liveness_probe {
        period_seconds    = 60
        failure_threshold = 5
        http_get {
          path = "/health"
        }
      }

      dynamic "env" {
        for_each = local.service_environment
        content {
          name  = env.key
          value = env.value
        }
      }

      volume_mounts {
        name       = "config"
        mount_path = local.config_folder
      }

      dynamic "volume_mounts" {
        for_each = var.rules[*]
        content {
          name       = "rules"
          mount_path = local.rules_folder
        }
      }
    }

    volumes {
      name = "config"
      secret {
        secret = google_secret_manager_secret.config.secret_id
        items {
          version = "latest"
          path    = "st-elt.json"
        }
      }
    }

    dynamic "volumes" {
      for_each = var.rules[*]
      content {
        name = "rules"
        secret {
          secret = google_secret_manager_secret.rules.secret_id
          items {
            version = "latest"
            path    = "rules.yaml"
          }
        }
      }
    }
  }

  depends_on = [
    google_secret_manager_secret_iam_member.config,
    google_secret_manager_secret_iam_member.rules,
    google_bigquery_dataset_iam_member.grant,
  ]
}

# Single accounts, never allUsers.
resource "google_cloud_run_v2_service_iam_member" "caller" {
  for_each = setunion(["scheduler"], var.callers)

  name     = google_cloud_run_v2_service.st_elt.name
  location = var.region
  role     = "roles/run.invoker"
  member   = each.key == "scheduler" ? google_service_account.scheduler.member : each.key
}

# The service starts the job with arguments of its own: which streams, which mode.
resource "google_cloud_run_v2_job_iam_member" "service_starts" {
  name     = google_cloud_run_v2_job.load.name
  location = var.region
  role     = "roles/run.jobsExecutorWithOverrides"
  member   = google_service_account.service.member
}
