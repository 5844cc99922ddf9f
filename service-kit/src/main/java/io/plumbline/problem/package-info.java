/** Errors over HTTP: one RFC 9457 problem for the gateway and the aggregator, and the exception that ends a request with it. */
package io.plumbline.problem;
