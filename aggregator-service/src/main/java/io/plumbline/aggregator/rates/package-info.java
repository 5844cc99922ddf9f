/** How often a model is misaligned: counts, the rates and intervals that follow from them, and the resource that shows them. */
package io.plumbline.aggregator.rates;
