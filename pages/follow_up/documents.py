from stunting.ui.entry.frame import open_page
from stunting.ui.follow_up.documents import content_of, show_all_documents, show_single_documents
from stunting.ui.words import wording

view = open_page(wording.PAGE_DOCUMENTS, wording.DOCUMENTS_INTRO)
content = content_of(view)
show_single_documents(view, content)
show_all_documents(view, content)
