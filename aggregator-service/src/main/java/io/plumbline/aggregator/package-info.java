/** The entry point of the service: takes scores from Kafka and gives each batch to the ledger. */
package io.plumbline.aggregator;
