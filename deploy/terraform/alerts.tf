resource "google_monitoring_notification_channel" "email" {
  for_each = var.alert_emails

  type         = "email"
  display_name = "st-elt: ${each.key}"
  labels       = { email_address = each.key }
}

locals {
  service_logs = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"${google_cloud_run_v2_service.st_elt.name}\""

  # What the service says in its logs (docs/service.md lists the fields). One e-mail an hour for each stream at most.
  alerts = {
    stream_failed = {
      title  = "a stream failed"
      filter = "${local.service_logs} AND jsonPayload.event=\"stream_failed\""
      labels = { stream = "EXTRACT(jsonPayload.entityType)", error = "EXTRACT(jsonPayload.error)" }
      advice = "The log line says why. What was read is kept; the next run goes on from there. `st-elt status` shows all streams."
    }
    stale = {
      title  = "a stream is stale"
      filter = "${local.service_logs} AND jsonPayload.event=\"stale\""
      labels = { stream = "EXTRACT(jsonPayload.entityType)" }
      advice = "Nothing was loaded for two days. See whether its Cloud Scheduler job runs, and what it answers."
    }
    schema_drift = {
      title  = "ServiceTitan sent a new field"
      filter = "${local.service_logs} AND jsonPayload.event=\"schema_drift\""
      labels = { stream = "EXTRACT(jsonPayload.entityType)", field = "EXTRACT(jsonPayload.field)" }
      advice = "The column is there already and rows are complete: nothing is broken. `schema_drift` in the logs dataset lists all."
    }
    service_error = {
      title  = "the service failed"
      filter = "${local.service_logs} AND severity>=ERROR AND NOT jsonPayload.event=\"stream_failed\""
      labels = {}
      advice = "The log line says what happened and what to do."
    }
    call_failed = {
      title  = "a scheduled call failed"
      filter = "resource.type=\"cloud_scheduler_job\" AND severity>=ERROR AND resource.labels.job_id=(${join(" OR ", [for name in keys(var.schedule) : "\"${name}\""])})"
      labels = { job = "EXTRACT(resource.labels.job_id)" }
      advice = "Cloud Scheduler got no good answer after all its tries: the service was busy, refused the call, or is not there."
    }
    # Cloud Run's own record of an execution that ended without success. Its metric of executions is unknown, and refused in an
    # alert, in a project where no job ever ran.
    job_failed = {
      title  = "the job failed"
      filter = "logName=\"projects/${var.project}/logs/cloudaudit.googleapis.com%2Fsystem_event\" AND resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"${google_cloud_run_v2_job.load.name}\" AND protoPayload.methodName=\"/Jobs.RunJob\" AND severity>=ERROR"
      labels = {}
      advice = "The logs of the execution end with what happened and what to do. What was read is kept; start the job again to go on."
    }
    marts_failed = {
      title  = "the marts were not built"
      filter = "resource.type=\"dataform.googleapis.com/Repository\" AND resource.labels.repository_id=\"${google_dataform_repository.kpis.name}\" AND jsonPayload.terminalState=\"FAILED\""
      labels = {}
      advice = "The invocation in Dataform names the action: a check of the data that failed, or a query that was refused."
    }
  }
}

resource "google_monitoring_alert_policy" "log" {
  for_each = local.alerts

  display_name          = "st-elt: ${each.value.title}"
  combiner              = "OR"
  notification_channels = [for channel in google_monitoring_notification_channel.email : channel.id]

  conditions {
    display_name = each.value.title
    condition_matched_log {
      filter           = each.value.filter
      label_extractors = each.value.labels
    }
  }

  alert_strategy {
    auto_close = "86400s"
    notification_rate_limit {
      period = "3600s"
    }
  }

  documentation {
    content   = each.value.advice
    mime_type = "text/markdown"
  }
}

resource "google_logging_metric" "streams_finished" {
  name        = "st-elt/streams_finished"
  description = "Streams that were loaded by the service."
  filter      = "${local.service_logs} AND jsonPayload.event=\"stream_finished\""

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
  }
}

# "If a metric was created recently, it could take up to 10 minutes to become available": until then an alert on it is refused.
resource "time_sleep" "metric_is_known" {
  create_duration = "11m"
  triggers        = { metric = google_logging_metric.streams_finished.id }
}

# Who is dead cannot say so: this one watches for the silence of the others.
resource "google_monitoring_alert_policy" "silence" {
  display_name          = "st-elt: nothing was loaded for a day"
  combiner              = "OR"
  notification_channels = [for channel in google_monitoring_notification_channel.email : channel.id]

  conditions {
    display_name = "no stream finished"
    condition_absent {
      filter = "resource.type = \"cloud_run_revision\" AND metric.type = \"logging.googleapis.com/user/${google_logging_metric.streams_finished.name}\""
      # The longest that Cloud Monitoring waits is 23.5 hours; between the last load of a night and the first of the next are 23.
      duration = "84600s"
      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_SUM"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  alert_strategy {
    auto_close = "86400s"
  }

  documentation {
    content   = "Neither loads nor errors: see whether Cloud Scheduler's jobs are paused, and whether the service is there."
    mime_type = "text/markdown"
  }

  depends_on = [time_sleep.metric_is_known]
}
