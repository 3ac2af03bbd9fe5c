variable "project" {
  description = "Google Cloud project that holds everything."
  type        = string
}

variable "region" {
  description = "Region of Cloud Run, Cloud Scheduler and Dataform."
  type        = string
  default     = "us-central1"
}

variable "location" {
  description = "Location of the BigQuery datasets; it cannot be changed later."
  type        = string
  default     = "US"
}

variable "timezone" {
  description = "IANA time zone of the company: of the schedules, and of the days in the KPIs."
  type        = string
  default     = "America/Phoenix"
}

variable "week_start" {
  description = "Day on which a week of the KPIs begins: monday or sunday."
  type        = string
  default     = "monday"

  validation {
    condition     = contains(["monday", "sunday"], var.week_start)
    error_message = "A week begins on monday or sunday."
  }
}

variable "fiscal_year_start" {
  description = "Month on whose first the fiscal year of the KPIs begins, from 1 (January) to 12."
  type        = number
  default     = 1

  validation {
    condition     = contains(range(1, 13), var.fiscal_year_start)
    error_message = "A fiscal year begins in a month from 1 to 12."
  }
}

variable "fiscal_calendar" {
  description = "What a fiscal year of the KPIs is made of: months, or whole weeks in quarters of 4+4+5 (445), 4+5+4 (454) or 5+4+4 (544)."
  type        = string
  default     = "months"

  validation {
    condition     = contains(["months", "445", "454", "544"], var.fiscal_calendar)
    error_message = "A fiscal calendar is months, 445, 454 or 544."
  }
}

variable "image" {
  description = "Image of st-elt by digest, so that what was tested is what runs: REGION-docker.pkg.dev/PROJECT/st-elt/st-elt@sha256:…"
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Name the image by its digest (…@sha256:64 hex digits): a tag can be moved to something else."
  }
}

variable "rules" {
  description = "The company's rules file, e.g. my-company.yaml: the output `publish` names it, and the containers get it from the secret st-elt-rules, which must hold it. Without one the rules that come with st-elt hold."
  type        = string
  default     = null
}

variable "datasets" {
  description = "Names of the datasets."
  type = object({
    raw   = optional(string, "st_raw_v2")
    stage = optional(string, "st_stage_v2")
    ref   = optional(string, "st_ref_v2")
    mart  = optional(string, "st_mart_v2")
    logs  = optional(string, "st_logs_v2")
  })
  default = {}
}

variable "maximum_bytes_billed" {
  description = "A statement of the loader that would read more than this fails before it costs anything."
  type        = number
  default     = 500000000000
}

variable "schedule" {
  description = "Calls of the service by name of the Cloud Scheduler job: cron in the time zone, and the path. The default is what `st-elt schedule` prints."
  type = map(object({
    cron = string
    path = string
  }))
  default = {
    st-v2-jobs-daily      = { cron = "0 2 * * *", path = "/ingest/jobs?mode=incremental" }
    st-v2-invoices-daily  = { cron = "5 2 * * *", path = "/ingest/invoices?mode=incremental" }
    st-v2-estimates-daily = { cron = "10 2 * * *", path = "/ingest/estimates?mode=incremental" }
    st-v2-payments-daily  = { cron = "15 2 * * *", path = "/ingest/payments?mode=incremental" }
    st-v2-payroll-daily   = { cron = "20 2 * * *", path = "/ingest/payroll?mode=incremental" }
    st-v2-customers-daily = { cron = "25 2 * * *", path = "/ingest/customers?mode=incremental" }
    st-v2-locations-daily = { cron = "30 2 * * *", path = "/ingest/locations?mode=incremental" }
    st-v2-campaigns-daily = { cron = "35 2 * * *", path = "/ingest/campaigns?mode=incremental" }
    st-v2-reference-daily = { cron = "0 3 * * *", path = "/ingest-ref-all?reconcile=due&parallel=true" }
    st-v2-reconcile-daily = { cron = "30 3 * * *", path = "/ingest-all?reconcile=due&parallel=true&async=true" }
    st-v2-full-weekly     = { cron = "0 4 * * 0", path = "/ingest-all?mode=full&parallel=true&async=true" }
  }
}

variable "async_in_service" {
  description = "Whether calls with async=true run in the service after their answer, instead of in the Cloud Run job. The service then keeps its CPU between requests, which costs more."
  type        = bool
  default     = false
}

variable "ingress" {
  description = "From where the service can be reached at all. Cloud Scheduler counts as internal; INGRESS_TRAFFIC_ALL lets callers in from elsewhere, who need a token in any case."
  type        = string
  default     = "INGRESS_TRAFFIC_INTERNAL_ONLY"
}

variable "callers" {
  description = "Who may call the service beside Cloud Scheduler, e.g. [\"serviceAccount:looker@my-project.iam.gserviceaccount.com\"]."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.callers : can(regex("^(user|serviceAccount):", member))])
    error_message = "Callers are single accounts (user:… or serviceAccount:…): the service checks each by its e-mail address."
  }
}

variable "readers" {
  description = "Who may read the marts, and nothing else, e.g. [\"group:owners@example.com\"]: the people who open Looker Studio."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.readers : can(regex("^(user|group|serviceAccount|domain):", member))])
    error_message = "Readers are user:…, group:…, serviceAccount:… or domain:…; nothing is public."
  }
}

variable "publishers" {
  description = "Who may publish the Dataform project (`st-elt dataform publish`), and nothing else."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.publishers : can(regex("^(user|group|serviceAccount):", member))])
    error_message = "Publishers are user:…, group:… or serviceAccount:…."
  }
}

variable "marts_cron" {
  description = "When Dataform builds the marts, in the time zone: after the last nightly load."
  type        = string
  default     = "0 5 * * *"
}

variable "alert_emails" {
  description = "Addresses that are told when something fails, is stale or has changed."
  type        = set(string)
  default     = []
}

variable "delete_data_on_destroy" {
  description = "Whether `terraform destroy` deletes datasets that still hold tables. Without it, such datasets stop the destroy."
  type        = bool
  default     = false
}
