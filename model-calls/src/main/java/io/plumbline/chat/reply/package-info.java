/** Any response of an endpoint as an attempt: replies, errors, and hints at limits. */
package io.plumbline.chat.reply;
