/** Rates of a probe, of a model's series, and over time. */
package io.plumbline.reports.rates;
