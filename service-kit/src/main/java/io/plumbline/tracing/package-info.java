/** The spans that Plumbline makes itself, beside those of Quarkus for HTTP and of SmallRye for Kafka (docs/adr/0041). */
package io.plumbline.tracing;
