/** Instruments and their calibrations. */
package io.plumbline.reports.instruments;
