/** Checks whether judges can be used, before models are asked for answers that these judges would score. */
package io.plumbline.gateway.judges;
