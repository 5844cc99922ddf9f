/** Takes scores from Kafka and enters each answer once, with the counts it belongs to, in one transaction. */
package io.plumbline.aggregator;
