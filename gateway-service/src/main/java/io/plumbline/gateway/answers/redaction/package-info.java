/** Replaces personal data in pushed answers before they are stored. */
package io.plumbline.gateway.answers.redaction;
