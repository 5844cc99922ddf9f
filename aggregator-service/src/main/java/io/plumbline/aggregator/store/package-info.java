/** How records become rows of the aggregator's tables, and rows become series again. */
package io.plumbline.aggregator.store;
