/** What calls cost models and judges, and what their daily budgets leave for further calls. */
package io.plumbline.gateway.release.spending;
