/** Plumbline's own spans, in addition to those of Quarkus for HTTP and of SmallRye for Kafka (docs/adr/0041). */
package io.plumbline.tracing;
