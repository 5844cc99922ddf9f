/** The documents that the aggregator answers over HTTP: the contract between aggregator and gateway. Data alone. */
package io.plumbline.reports;
