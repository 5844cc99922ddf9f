/** What holds up the calls to models and judges at present, as sampler and judge tell it. */
package io.plumbline.gateway.models.delays;
