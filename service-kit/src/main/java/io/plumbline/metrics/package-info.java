/** Native histograms, which Micrometer's registry cannot export. */
package io.plumbline.metrics;
