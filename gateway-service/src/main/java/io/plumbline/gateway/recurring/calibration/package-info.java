/** Measures the judges: answers whose truth is known go down the same stream as every other. */
package io.plumbline.gateway.recurring.calibration;
