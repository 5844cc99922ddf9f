/** Calibrates judges with labelled answers, which travel the stream of all other answers. */
package io.plumbline.gateway.recurring.calibration;
