/** A probe's request: its fields, their checks, and the configured defaults. */
package io.plumbline.gateway.probes.request;
