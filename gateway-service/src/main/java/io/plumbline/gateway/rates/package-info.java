/** Rates of models over HTTP, as the aggregator counts them. */
package io.plumbline.gateway.rates;
