/** A candidate beside a reference. */
package io.plumbline.reports.comparison;
