package io.plumbline.aggregator.calibration;

/**
 * An instrument that has been measured.
 *
 * @param id the instrument's
 * @param judge name of the judge model
 * @param partition the partition that its latest calibration was read from
 * @param latest its latest whole calibration
 * @param first its first with the same gold set; may be the latest
 */
record CalibratedInstrument(String id, String judge, int partition, Calibration latest, Calibration first) {}
